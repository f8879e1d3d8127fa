/** The deployable in Lambda's own runtime, process by process, before stand-ins for AWS. */
@NullMarked
package io.lablift.local.runtime;

import org.jspecify.annotations.NullMarked;
