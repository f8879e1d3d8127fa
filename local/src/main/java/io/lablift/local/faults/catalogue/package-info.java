/** What can go wrong at a call, by name, and how it is brought about. */
@NullMarked
package io.lablift.local.faults.catalogue;

import org.jspecify.annotations.NullMarked;
