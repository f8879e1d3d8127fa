/** What Lablift remembers: one DynamoDB table of labs, their ledgers and the region's capacity. */
@NullMarked
package io.lablift.functions.registry;

import org.jspecify.annotations.NullMarked;
