/** The kinds of things that a teardown finds and deletes, one class each. */
@NullMarked
package io.lablift.functions.teardown.kind;

import org.jspecify.annotations.NullMarked;
