/** What a lab costs, from its ledger and a price list. */
@NullMarked
package io.lablift.functions.cost;

import org.jspecify.annotations.NullMarked;
