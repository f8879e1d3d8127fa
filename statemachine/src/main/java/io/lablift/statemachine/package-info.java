@NullMarked
package io.lablift.statemachine;

import org.jspecify.annotations.NullMarked;
