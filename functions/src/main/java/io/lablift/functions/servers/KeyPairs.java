package io.lablift.functions.servers;

import static io.lablift.functions.lab.ResourceType.KEY_PAIR;
import static io.lablift.functions.lab.ResourceType.PARAMETER;

import io.lablift.functions.aws.AwsErrors;
import io.lablift.functions.aws.Names;
import io.lablift.functions.aws.Tags;
import io.lablift.functions.stage.Lab;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterAlreadyExistsException;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/**
 * The lab's key pairs.
 *
 * <p>CreateKeyPair's answer can be lost, and the private key with it. So a pair is made here, its
 * private half is put into Parameter Store first, without overwriting (the first writer wins), and
 * then the public half of what is stored is imported. A student's own public key is imported as it
 * is. The private half is never in an execution, a log or the registry.
 */
final class KeyPairs {
  private final Ec2Client ec2;
  private final SsmClient ssm;

  KeyPairs(Ec2Client ec2, SsmClient ssm) {
    this.ec2 = ec2;
    this.ssm = ssm;
  }

  void converge(Lab lab) {
    for (String name : lab.topology().keyPairs()) {
      if (!lab.has(KEY_PAIR, name)) {
        String own = lab.spec().publicKey();
        importPublic(lab, name, own == null ? storedPublicKey(lab, name) : own);
      }
    }
  }

  private String storedPublicKey(Lab lab, String name) {
    String path = Names.parameterPath(lab.mark()) + name;
    String made = SshKeys.newPrivateKey();
    String stored = made;
    try {
      ssm.putParameter(
          r ->
              r.name(path)
                  .value(made)
                  .type(ParameterType.SECURE_STRING)
                  .overwrite(false)
                  .tags(Tags.ssm(lab.mark(), name)));
    } catch (ParameterAlreadyExistsException e) {
      stored = ssm.getParameter(r -> r.name(path).withDecryption(true)).parameter().value();
    }
    lab.enter(PARAMETER, path, name);
    return SshKeys.publicKey(stored, name);
  }

  private void importPublic(Lab lab, String name, String publicKey) {
    String unique = Names.unique(name, lab.mark());
    try {
      ec2.importKeyPair(
          r ->
              r.keyName(unique)
                  .publicKeyMaterial(SdkBytes.fromUtf8String(publicKey))
                  .tagSpecifications(Tags.spec(ResourceType.KEY_PAIR, lab.mark(), name)));
    } catch (Ec2Exception e) {
      // The name is this attempt's alone, and what it holds is the public half of what is stored.
      if (!AwsErrors.code(e).equals("InvalidKeyPair.Duplicate")) {
        throw e;
      }
    }
    lab.enter(KEY_PAIR, unique, name);
    lab.ready(KEY_PAIR, name);
  }
}
