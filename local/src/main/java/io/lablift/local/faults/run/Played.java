package io.lablift.local.faults.run;

import io.lablift.local.faults.Case;
import io.lablift.local.faults.judge.Outcome;

/** A case and how it ended. */
public record Played<C extends Case>(C played, Outcome outcome) {}
