/** Least privilege: what each role of the deployment may do is what it needs, and no more. */
@NullMarked
package io.lablift.infra.policy;

import org.jspecify.annotations.NullMarked;
