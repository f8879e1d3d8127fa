/** A client of Lablift's HTTP API, for the command line. */
@NullMarked
package io.lablift.local.client;

import org.jspecify.annotations.NullMarked;
