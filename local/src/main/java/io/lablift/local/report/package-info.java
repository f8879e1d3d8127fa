/**
 * What a run showed: the lab as the account has it, the calls, the critical path, as JSON and as
 * words.
 */
@NullMarked
package io.lablift.local.report;

import org.jspecify.annotations.NullMarked;
