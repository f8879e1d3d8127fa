/** The topology as data, and the lab spec that a request makes of it. */
@NullMarked
package io.lablift.functions.blueprint;

import org.jspecify.annotations.NullMarked;
