package io.lablift.local.roster;

import com.ibm.icu.text.Transliterator;
import java.util.Locale;

/** Derives student ids from names in any script. */
final class StudentIds {
  private static final int LONGEST = 32;

  private StudentIds() {}

  /**
   * A student id that reads like the name: {@code 김민준} is {@code gimminjun}, {@code Zoë O'Brien} is
   * {@code zoe-o-brien}. Letters are those of ICU's transliteration to Latin, without accents;
   * whatever is no letter or digit parts words.
   *
   * @return empty when the name has neither letter nor digit that can be written so
   */
  static String of(String name) {
    String latin = Transliterator.getInstance("Any-Latin; Latin-ASCII").transliterate(name);
    String id =
        latin.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    return id.length() <= LONGEST ? id : id.substring(0, LONGEST).replaceAll("-$", "");
  }
}
