/**
 * The local HTTP server: an API Gateway for one machine, in front of the same {@code Api} function.
 */
@NullMarked
package io.lablift.local.http;

import org.jspecify.annotations.NullMarked;
