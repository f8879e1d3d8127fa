package io.lablift.functions.registry;

import io.lablift.functions.blueprint.LabSpec;
import io.lablift.functions.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * Reads specs as labs' items have them, and remembers the last one: a function meets the same lab
 * again and again, and its spec, most of the item, never changes.
 */
final class SpecReader {
  private volatile @Nullable Last last;

  private record Last(String text, LabSpec spec) {}

  LabSpec read(String text) {
    Last known = last;
    if (known != null && known.text().equals(text)) {
      return known.spec();
    }
    LabSpec spec = Json.read(text, LabSpec.class);
    last = new Last(text, spec);
    return spec;
  }
}
