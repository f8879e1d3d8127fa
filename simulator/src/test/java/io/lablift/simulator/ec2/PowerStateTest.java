package io.lablift.simulator.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PowerStateTest {
  private static final String BLOCK =
      """
      #cloud-config
      packages:
        - httpd
      power_state:
        # The server stops when all is well.
        mode: poweroff
        delay: now
        message: "done: poweroff"
        condition: test -f /var/lib/baked
      runcmd:
        - mode: nothing
      """;

  private static String document(String... parts) {
    StringBuilder text =
        new StringBuilder(
            """
            Content-Type: multipart/mixed;
             boundary="=====bake"
            MIME-Version: 1.0

            """);
    for (String part : parts) {
      text.append("--=====bake\n").append(part).append("\n");
    }
    return text.append("--=====bake--\n").toString();
  }

  private static String part(String type, String text) {
    return "Content-Type: " + type + "; charset=\"us-ascii\"\nMIME-Version: 1.0\n\n" + text;
  }

  @Test
  void isReadFromAPlainCloudConfig() {
    assertThat(PowerState.of(BLOCK)).contains(new PowerState(false, Duration.ZERO));
  }

  @Test
  void isReadFromTheLastPartOfADocument() {
    String script = part("text/x-shellscript", "#!/bin/sh\necho 'power_state: {mode: reboot}'\n");

    assertThat(PowerState.of(document(script, part("text/cloud-config", BLOCK))))
        .contains(new PowerState(false, Duration.ZERO));
    assertThat(PowerState.of(document(script))).isEmpty();
    assertThat(PowerState.of(document(part("text/x-include-url", "#include https://a.example"))))
        .isEmpty();
  }

  @Test
  void isReadFromAPartThatIsEncoded() {
    String encoded =
        "Content-Type: text/cloud-config\nContent-Transfer-Encoding: base64\n\n"
            + Base64.getMimeEncoder().encodeToString(BLOCK.getBytes(StandardCharsets.UTF_8));

    assertThat(PowerState.of(document(encoded))).isPresent();
    assertThat(PowerState.of(document(encoded).replace("\n", "\r\n"))).isPresent();
  }

  @Test
  void isReadFromAFlowMapping() {
    String flow = "#cloud-config\npower_state: {delay: '+2', mode: poweroff, condition: %s}\n";

    assertThat(PowerState.of(flow.formatted("['sh', '-c', 'a, mode: b']")))
        .contains(new PowerState(false, Duration.ofMinutes(2)));
    assertThat(PowerState.of(flow.formatted("true")))
        .contains(new PowerState(true, Duration.ofMinutes(2)));
    assertThat(PowerState.of(flow.formatted("False"))).isEmpty();
  }

  @Test
  void ofTheLastPartCounts() {
    String always = "#cloud-config\npower_state:\n  mode: poweroff\n";
    String document = document(part("text/cloud-config", BLOCK), part("text/cloud-config", always));

    assertThat(PowerState.of(document)).contains(new PowerState(true, Duration.ZERO));
  }

  @Test
  void ofAnEarlierPartNeedNotBeUnderstood() {
    String reboots = "#cloud-config\npower_state: {mode: reboot}\n";
    String document =
        document(part("text/cloud-config", reboots), part("text/cloud-config", BLOCK));

    assertThat(PowerState.of(document)).contains(new PowerState(false, Duration.ZERO));
  }

  @Test
  void isNotAskedForByScripts() {
    assertThat(PowerState.of("")).isEmpty();
    assertThat(PowerState.of("#!/bin/sh\npower_state: {mode: halt}\n")).isEmpty();
    assertThat(PowerState.of("#cloud-config\nruncmd:\n  - echo power_state\n")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "power_state: {mode: reboot}",
        "power_state: {mode: halt}",
        "power_state:\n  delay: now",
        "power_state: {mode: poweroff, delay: tomorrow}",
        "power_state: {mode: poweroff, when: now}",
        "power_state: poweroff",
        "power_state: {mode: poweroff,\n  delay: now}",
        "{\"power_state\": {\"mode\": \"poweroff\"}}"
      })
  void isRefusedLoudlyWhereItIsNotUnderstood(String config) {
    assertThatThrownBy(() -> PowerState.of("#cloud-config\n" + config + "\n"))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("power_state");
  }

  @Test
  void isNotLookedForInWhatCannotBeRead() {
    String quoted =
        "Content-Type: text/cloud-config\nContent-Transfer-Encoding: quoted-printable\n";

    assertThatThrownBy(() -> PowerState.of(document(quoted + "\nx")))
        .hasMessageContaining("quoted-printable");
    assertThatThrownBy(() -> PowerState.of("\u001f\u008b")).hasMessageContaining("compressed");
    assertThatThrownBy(() -> PowerState.of("Content-Type: multipart/mixed\n\nx"))
        .hasMessageContaining("boundary");
  }
}
