package io.lablift.functions.registry;

import io.lablift.functions.blueprint.LabSpec;
import io.lablift.functions.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Reads specs as labs' items have them, and remembers the latest: a function meets the same labs
 * again and again, and a lab's spec, most of its item, never changes.
 */
final class SpecReader {
  private static final int REMEMBERED = 128;

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, LabSpec> specs =
      new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, LabSpec> eldest) {
          return size() > REMEMBERED;
        }
      };

  LabSpec read(String text) {
    lock.lock();
    try {
      return specs.computeIfAbsent(text, spec -> Json.read(spec, LabSpec.class));
    } finally {
      lock.unlock();
    }
  }
}
