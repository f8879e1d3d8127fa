@NullMarked
package io.lablift.simulator;

import org.jspecify.annotations.NullMarked;
