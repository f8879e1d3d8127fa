/** The stage LaunchFromAmi. */
@NullMarked
package io.lablift.functions.servers;

import org.jspecify.annotations.NullMarked;
