/** The HTTP API. */
@NullMarked
package io.lablift.functions.api;

import org.jspecify.annotations.NullMarked;
