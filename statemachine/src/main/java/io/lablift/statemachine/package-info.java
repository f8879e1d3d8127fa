/**
 * The state machines (ASL): the files that ship, and what parses, validates and interprets them.
 */
@NullMarked
package io.lablift.statemachine;

import org.jspecify.annotations.NullMarked;
