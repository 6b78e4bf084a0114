package parley.station.desk;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import parley.station.configuration.Configuration;
import parley.station.configuration.Configuration.Pem;
import parley.station.signin.PrivateFile;

/** How the console's HTTPS identifies itself: a given certificate, or one the station makes. */
public final class ConsoleTls {
  private static final Duration SELF_MADE = Duration.ofDays(825);
  private final SSLContext context;

  private ConsoleTls(SSLContext context) {
    this.context = context;
  }

  /**
   * Reads the configured certificate, or the self-made one in the state folder ({@code
   * console.crt}, {@code console.key}), making it when it is not there.
   */
  public static ConsoleTls of(Configuration configuration)
      throws IOException, GeneralSecurityException {
    Path state = configuration.state();
    var own = new Pem(state.resolve("console.crt"), state.resolve("console.key"));
    Pem pem = configuration.console().certificate().orElse(own);
    if (pem.equals(own) && !Files.exists(own.key())) {
      make(own, configuration);
    }
    return read(pem);
  }

  /** TLS 1.3 and nothing older. */
  SslContextFactory.Server context() {
    var factory = new SslContextFactory.Server();
    factory.setSslContext(context);
    factory.setIncludeProtocols("TLSv1.3");
    factory.setExcludeProtocols("TLSv1", "TLSv1.1", "TLSv1.2");
    return factory;
  }

  /** The same certificate for handsets, which bring their own limits on versions. */
  public SSLContext forHandsets() {
    return context;
  }

  static HttpConfiguration.Customizer customizer() {
    var customizer = new SecureRequestCustomizer();
    customizer.setSniHostCheck(false);
    return customizer;
  }

  private static ConsoleTls read(Pem pem) throws IOException, GeneralSecurityException {
    Certificate[] chain;
    try (var stream = Files.newInputStream(pem.chain())) {
      chain =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(stream)
              .toArray(Certificate[]::new);
    }
    PrivateKey key = privateKey(Files.readString(pem.key()), chain[0]);
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("console", key, new char[0], chain);
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(store, new char[0]);
    SSLContext context = SSLContext.getInstance("TLSv1.3");
    context.init(managers.getKeyManagers(), null, null);
    return new ConsoleTls(context);
  }

  private static PrivateKey privateKey(String pem, Certificate certificate)
      throws GeneralSecurityException {
    String body = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
    var spec = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body));
    return KeyFactory.getInstance(certificate.getPublicKey().getAlgorithm()).generatePrivate(spec);
  }

  private static void make(Pem where, Configuration configuration)
      throws IOException, GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    var pair = generator.generateKeyPair();
    var name = new X500Name("CN=Parley console of " + configuration.station().name());
    Instant now = Instant.now();
    var builder =
        new JcaX509v3CertificateBuilder(
            name,
            BigInteger.valueOf(now.toEpochMilli()),
            Date.from(now.minus(Duration.ofDays(1))),
            Date.from(now.plus(SELF_MADE)),
            name,
            pair.getPublic());
    try {
      builder.addExtension(
          Extension.subjectAlternativeName, false, names(configuration.console().listen().host()));
      var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate());
      byte[] certificate = builder.build(signer).getEncoded();
      PrivateFile.replace(where.key(), pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
      PrivateFile.replace(where.chain(), pem("CERTIFICATE", certificate));
    } catch (CertIOException | OperatorCreationException refused) {
      throw new GeneralSecurityException(refused);
    }
  }

  /** The address it listens at, this machine's name, and the loopback names. */
  private static GeneralNames names(String host) throws UnknownHostException {
    List<GeneralName> names = new ArrayList<>();
    names.add(new GeneralName(GeneralName.dNSName, "localhost"));
    names.add(new GeneralName(GeneralName.iPAddress, "127.0.0.1"));
    names.add(new GeneralName(GeneralName.dNSName, InetAddress.getLocalHost().getHostName()));
    boolean address = host.contains(":") || host.matches("[0-9.]+");
    names.add(new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, host));
    return new GeneralNames(names.toArray(GeneralName[]::new));
  }

  private static String pem(String what, byte[] der) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN " + what + "-----\n" + body + "\n-----END " + what + "-----\n";
  }
}
