package io.lablift.statemachine.asl;

import java.util.Set;

/**
 * What a state has to know of its flow while it is read.
 *
 * @param states the names of all states
 * @param scope the flow's variables
 */
record FlowContext(Set<String> states, Scope scope) {}
