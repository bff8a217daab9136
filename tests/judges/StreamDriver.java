import java.io.BufferedInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Reads archives from front to back without their directory, as servers in Java unpack an upload. Prints, per
 * entry, `FILE<tab>NAME<tab>LENGTH<tab>CRC`, or `FILE<tab>FAULT` where it must stop.
 */
public class StreamDriver {
    public static void main(String[] args) {
        for (String file : args) {
            try (ZipInputStream archive = open(file)) {
                for (ZipEntry entry; (entry = archive.getNextEntry()) != null; ) {
                    System.out.println(file + "\t" + entry.getName() + "\t" + sum(archive));
                }
            } catch (Exception error) {
                System.out.println(file + "\t" + error.getMessage());
            }
        }
    }

    private static ZipInputStream open(String file) throws Exception {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(Path.of(file)));
        return new ZipInputStream(bytes, StandardCharsets.UTF_8);
    }

    private static String sum(InputStream entry) throws Exception {
        CRC32 crc = new CRC32();
        byte[] buffer = new byte[8192];
        long length = 0;
        for (int read; (read = entry.read(buffer)) > 0; length += read) crc.update(buffer, 0, read);
        return length + "\t" + crc.getValue();
    }
}
