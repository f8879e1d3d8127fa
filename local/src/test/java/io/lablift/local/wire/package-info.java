/**
 * Our code against AWS emulators that we did not write, over the wire.
 *
 * <p>moto stands in for the account, behind a proxy that gives it AWS's waiting times and
 * dependency refusals; its engine for Step Functions. What a lab is, is asked with the SDK's own
 * clients, past our code.
 */
@NullMarked
package io.lablift.local.wire;

import org.jspecify.annotations.NullMarked;
