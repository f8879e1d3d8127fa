/** What AWS charges, region by region. */
@NullMarked
package io.lablift.functions.price;

import org.jspecify.annotations.NullMarked;
