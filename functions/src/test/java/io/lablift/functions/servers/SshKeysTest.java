package io.lablift.functions.servers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SshKeysTest {
  @Test
  void thePublicHalfComesFromThePrivateHalfAlone() {
    String key = SshKeys.newPrivateKey();

    assertThat(key).startsWith("-----BEGIN OPENSSH PRIVATE KEY-----");
    assertThat(SshKeys.publicKey(key, "seoul-lab-web"))
        .isEqualTo(SshKeys.publicKey(key, "seoul-lab-web"))
        .matches("ssh-ed25519 [A-Za-z0-9+/]{68} seoul-lab-web");
  }

  @Test
  void everyKeyIsAnother() {
    assertThat(SshKeys.newPrivateKey()).isNotEqualTo(SshKeys.newPrivateKey());
  }
}
