package io.lablift.local.simulate.picture;

/** This machine has no font to write with. */
public final class NoFonts extends RuntimeException {
  private static final long serialVersionUID = 1;

  NoFonts(Throwable cause) {
    super(
        "a picture needs a font, and this machine has none: install one (for example: apt install"
            + " fontconfig fonts-dejavu-core), or leave --plot out",
        cause);
  }
}
