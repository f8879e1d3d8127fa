package io.lablift.functions.servers;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.KeyPair;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Ed25519 keys in OpenSSH's formats. */
final class SshKeys {
  private SshKeys() {}

  /** A new private key, in OpenSSH's format. */
  static String newPrivateKey() {
    try {
      KeyPair pair = KeyPair.genKeyPair(new JSch(), KeyPair.ED25519);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      pair.writeOpenSSHv1PrivateKey(out, null);
      pair.dispose();
      return out.toString(StandardCharsets.UTF_8);
    } catch (JSchException e) {
      throw new IllegalStateException("this Java makes no Ed25519 keys", e);
    }
  }

  /** The public half of a private key, in OpenSSH's one-line form. */
  static String publicKey(String privateKey, String comment) {
    try {
      KeyPair pair = KeyPair.load(new JSch(), privateKey.getBytes(StandardCharsets.UTF_8), null);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      pair.writePublicKey(out, comment);
      pair.dispose();
      return out.toString(StandardCharsets.UTF_8).strip();
    } catch (JSchException e) {
      throw new IllegalStateException(
          "the stored private key of " + comment + " cannot be read", e);
    }
  }
}
