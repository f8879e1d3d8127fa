/**
 * JSON in and out: one mapper, and a reader that reports every violation of a document together.
 */
@NullMarked
package io.lablift.functions.json;

import org.jspecify.annotations.NullMarked;
