package io.roam.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Scans the lines of QR codes as a camera sees them on a terminal. */
class QrCodeTest {
    private static final int SCALE = 8;
    private static final int LIGHT = 0xFFFFFF;
    private static final String FOLDER_CODE = "roam1-4ffi0123456789abcdefghjkmnpqrstvwxyz0123456789abcdefghjkmnpqrst";
    private static final String LONGEST_CODE =
            "roam1-" + "0123456789abcdefghjkmnpqrstvwxyz".repeat(4).substring(0, 114);

    @Test
    void aScannerReadsTheCode() throws Exception {
        for (String code : List.of(FOLDER_CODE, LONGEST_CODE)) {
            assertThat(scan(QrCode.of(code))).isEqualToIgnoringCase(code);
        }
    }

    @Test
    void theLongestCodeFitsAUsualTerminal() {
        QrCode qr = QrCode.of(LONGEST_CODE);
        assertThat(qr.columns()).isEqualTo(41);
        assertThat(qr.lines()).hasSize(21).allSatisfy(line -> assertThat(line).hasSize(41));
        assertThat(QrCode.of(FOLDER_CODE).lines()).hasSize(17);
    }

    private static String scan(QrCode qr) throws Exception {
        List<String> lines = qr.lines();
        int size = qr.columns() * SCALE;
        int height = lines.size() * 2 * SCALE;
        int[] pixels = new int[size * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < size; x++) {
                char block = lines.get(y / SCALE / 2).charAt(x / SCALE);
                char half = y / SCALE % 2 == 0 ? '\u2580' : '\u2584';
                pixels[y * size + x] = block == '\u2588' || block == half ? LIGHT : 0;
            }
        }
        BinaryBitmap image = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(size, height, pixels)));
        return new QRCodeReader()
                .decode(image, Map.of(DecodeHintType.TRY_HARDER, true))
                .getText();
    }
}
