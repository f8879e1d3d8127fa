package io.lablift.functions.orphan;

import io.lablift.functions.lab.LabRef;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What bears Lablift's tags in the account.
 *
 * @param ours what this deployment made, by lab and attempt, each as {@code elastic-ip eipalloc-0a}
 * @param foreign how many resources other deployments have here, by the deployment's id
 */
record Marked(Map<LabRef, List<String>> ours, Map<String, Integer> foreign) {
  Marked {
    ours = Collections.unmodifiableMap(new LinkedHashMap<>(ours));
    foreign = Collections.unmodifiableMap(new LinkedHashMap<>(foreign));
  }
}
