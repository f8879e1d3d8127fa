package io.lablift.statemachine.engine;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The item that an iteration of a Map state is about.
 *
 * @param index 0 for the first
 */
record MapItem(int index, JsonNode value) {}
