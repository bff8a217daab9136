import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.validators.ValidatorFactory;

/** Prints, per file and flavour: `FILE<tab>FLAVOUR<tab>ok N checks`, or one such line for every clause that fails. */
public class VeraDriver {
    private static final Map<String, String> PROFILES = Map.of("ua1", "PDFUA-1.xml", "2a", "PDFA-2A.xml");

    public static void main(String[] args) throws Exception {
        Logger.getLogger("").setLevel(Level.OFF);
        VeraGreenfieldFoundryProvider.initialise();
        for (String name : args[0].split(",")) {
            ValidationProfile profile;
            try (InputStream text = VeraDriver.class.getResourceAsStream("/org/verapdf/pdfa/validation/" + PROFILES.get(name))) {
                profile = Profiles.profileFromXml(text);
            }
            for (int i = 1; i < args.length; i++) {
                for (String line : validate(args[i], name, profile)) {
                    System.out.println(args[i] + "\t" + name + "\t" + line);
                }
            }
        }
    }

    private static Iterable<String> validate(String file, String name, ValidationProfile profile) {
        ValidationResult result;
        try (InputStream pdf = Files.newInputStream(Path.of(file));
             var parser = Foundries.defaultInstance().createParser(pdf, PDFAFlavour.fromString(name))) {
            result = ValidatorFactory.createValidator(profile, false).validate(parser);
        } catch (Exception error) {
            return java.util.List.of("cannot be read: " + error);
        }
        if (result.isCompliant() && result.getTotalAssertions() > 0) {
            return java.util.List.of("ok " + result.getTotalAssertions() + " checks");
        }
        Map<String, Integer> times = new TreeMap<>();
        Map<String, String> messages = new TreeMap<>();
        for (TestAssertion assertion : result.getTestAssertions()) {
            if (assertion.getStatus() != TestAssertion.Status.FAILED) continue;
            String rule = "clause " + assertion.getRuleId().getClause() + " test " + assertion.getRuleId().getTestNumber();
            times.merge(rule, 1, Integer::sum);
            messages.putIfAbsent(rule, assertion.getMessage().replaceAll("\\s+", " "));
        }
        if (times.isEmpty()) return java.util.List.of("not compliant after " + result.getTotalAssertions() + " checks");
        return times.entrySet().stream().map(e -> e.getKey() + ", " + e.getValue() + " times: " + messages.get(e.getKey())).toList();
    }
}
