/** The stages CreateVpc, CreateSubnets and CreateNat. */
@NullMarked
package io.lablift.functions.network;

import org.jspecify.annotations.NullMarked;
