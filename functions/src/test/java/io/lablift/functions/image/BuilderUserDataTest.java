package io.lablift.functions.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.lablift.functions.blueprint.Blueprint;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What a builder is given to run. */
final class BuilderUserDataTest {
  /** RunInstances' limit, in bytes before encoding (EC2 user guide, "Run commands at launch"). */
  private static final int MOST = 16 * 1024;

  @Test
  void theLargestThatIsTakenStillFitsIntoALaunch() {
    String largest = "#!/bin/bash\n" + "x".repeat(BuilderUserData.LARGEST - 12);
    assertThat(largest).hasSize(BuilderUserData.LARGEST);

    assertThat(BuilderUserData.wrap(largest).getBytes(StandardCharsets.UTF_8).length)
        .isLessThanOrEqualTo(MOST);
  }

  @Test
  void scriptsIncludesAndCloudConfigAreToldApart() {
    assertThat(BuilderUserData.wrap("#!/usr/bin/python3\n")).contains("text/x-shellscript\n");
    assertThat(BuilderUserData.wrap("#include https://example.org/a.sh"))
        .contains("Content-Type: text/x-include-url\n");
    assertThat(BuilderUserData.wrap("#cloud-config\npackages: [httpd]\n").split("cloud-config\n"))
        .as("the instructor's part is of that type, and the last one")
        .hasSize(4);
  }

  @Test
  void thePowerGoesOffOnlyWhenNothingHasFailedAndAfterEverythingElse() {
    String wrapped = BuilderUserData.wrap(Blueprint.defaultBakeUserData());

    assertThat(wrapped.indexOf("power_state:")).isGreaterThan(wrapped.indexOf("lab-web.service"));
    assertThat(wrapped)
        .contains("condition: [grep, -q, '\"errors\": \\[\\]', /run/cloud-init/result.json]");
  }

  @Test
  void aBoundaryThatTheUserDataHasIsNotUsed() {
    String wrapped = BuilderUserData.wrap("#!/bin/bash\necho =lablift=\n");

    assertThat(wrapped).startsWith("Content-Type: multipart/mixed; boundary=\"==lablift==\"");
    assertThat(wrapped.strip()).endsWith("--==lablift==--");
  }
}
