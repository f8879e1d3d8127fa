package io.lablift.local.simulate;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * A day, and what playing it cost this machine.
 *
 * @param wall time on the wall clock
 * @param peakHeapMb the most that the JVM's heap held meanwhile, garbage included, in MiB; days
 *     played at the same time share it
 */
public record Measured(Day day, Duration wall, long peakHeapMb) {
  /** Plays a day and measures. */
  public static Measured of(Supplier<Day> play) {
    List<MemoryPoolMXBean> heap =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .toList();
    heap.forEach(MemoryPoolMXBean::resetPeakUsage);
    long began = System.nanoTime();
    Day day = play.get();
    Duration wall = Duration.ofNanos(System.nanoTime() - began);
    long peak = heap.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    return new Measured(day, wall, Math.ceilDiv(peak, 1L << 20));
  }
}
