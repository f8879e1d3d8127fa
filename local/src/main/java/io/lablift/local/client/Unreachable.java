package io.lablift.local.client;

import java.net.URI;

/** Nothing that speaks Lablift's API answers at an address. */
public final class Unreachable extends RuntimeException {
  Unreachable(URI url, String why) {
    super(
        "nothing answers at "
            + url
            + " ("
            + why
            + "): start a server with ./lablift serve, or name another with --url");
  }
}
