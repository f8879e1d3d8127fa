package io.lablift.functions.dispatch;

/**
 * What a dispatch has done.
 *
 * @param started how many labs it has admitted and started
 * @param waiting how many wait in the queue after that, as it last saw
 */
public record Dispatched(int started, int waiting) {}
