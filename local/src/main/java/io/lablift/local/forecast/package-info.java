/** What a class will be like before it takes place: its simulation, asked for as a forecast. */
@NullMarked
package io.lablift.local.forecast;

import org.jspecify.annotations.NullMarked;
