/** The hunt for what bears Lablift's tags and belongs to no lab that lives. */
@NullMarked
package io.lablift.functions.orphan;

import org.jspecify.annotations.NullMarked;
