package io.lablift.simulator.ec2;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** What Amazon Linux 2023 writes to the console of a server, in short. */
final class BootLog {
  private static final String VERSION = "Cloud-init v. 22.2.2";
  private static final DateTimeFormatter LONG =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter SHORT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss,SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final SimInstance instance;
  private final Instant start;
  private final Instant until;
  private final StringBuilder text = new StringBuilder();

  private BootLog(SimInstance instance, Instant start, Instant until) {
    this.instance = instance;
    this.start = start;
    this.until = until;
  }

  /** All that was written by the moment; empty when the server did not run by then. */
  static String of(SimInstance instance, Instant until) {
    Optional<Instant> first =
        instance.life.firstReached("running").filter(at -> !at.isAfter(until));
    if (first.isEmpty()) {
      return "";
    }
    BootLog log = new BootLog(instance, first.get(), until);
    log.boot();
    log.userData();
    log.end();
    return log.text.toString();
  }

  private void boot() {
    kernel("0.000000", "Linux version 6.1.156-177.286.amzn2023." + architecture());
    kernel("0.000000", "Command line: BOOT_IMAGE=(hd0,gpt1)/boot/vmlinuz root=/dev/xvda1 ro");
    kernel("1.482113", "EXT4-fs (xvda1): mounted filesystem with ordered data mode");
    kernel("2.310442", "systemd[1]: Detected virtualization amazon.");
    kernel("2.334570", "systemd[1]: Hostname set to <" + instance.id() + ">.");
    cloudInit("running 'init-local'");
    cloudInit("running 'modules:config'");
    cloudInit("running 'modules:final'");
  }

  private void userData() {
    Optional<Instant> done = instance.cloudInit.done().filter(at -> !at.isAfter(until));
    if (done.isEmpty()) {
      return;
    }
    if (instance.cloudInit.isFailing()) {
      warn(done.get(), "util.py", "Failed running /var/lib/cloud/instance/scripts/part-001 [1]");
      warn(
          done.get(),
          "cc_scripts_user.py",
          "Failed to run module scripts-user (scripts in /var/lib/cloud/instance/scripts)");
      warn(done.get(), "util.py", "Running module scripts-user failed");
    }
    long up = Duration.between(start, done.get()).toSeconds();
    line(
        VERSION
            + (" finished at " + LONG.format(done.get()))
            + (". Datasource DataSourceEc2.  Up " + up + ".00 seconds"));
  }

  private void end() {
    String state = instance.life.stateAt(until);
    if (!state.equals("running") && !state.equals("pending")) {
      line("systemd-shutdown[1]: Powering off.");
      line("reboot: Power down");
    }
  }

  private String architecture() {
    return instance.launch.type().architecture().equals("arm64") ? "aarch64" : "x86_64";
  }

  private void kernel(String at, String what) {
    line("[    " + at + "] " + what);
  }

  private void cloudInit(String stage) {
    line(VERSION + " " + stage + " at " + LONG.format(start) + ". Up 5.00 seconds.");
  }

  private void warn(Instant at, String module, String what) {
    line(SHORT.format(at) + " - " + module + "[WARNING]: " + what);
  }

  private void line(String what) {
    text.append(what).append('\n');
  }
}
