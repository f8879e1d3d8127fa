package io.lablift.local.client;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What the API answered when it did what it was asked.
 *
 * @param status the HTTP status, below 400
 * @param body its JSON; a missing node when there is none
 */
public record Answer(int status, JsonNode body) {}
