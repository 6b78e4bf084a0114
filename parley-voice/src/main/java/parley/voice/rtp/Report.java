package parley.voice.rtp;

import java.util.List;
import java.util.Optional;

/**
 * One sender or receiver report (RFC 3550 section 6.4).
 *
 * @param ssrc of the one who reports
 * @param sender empty in a receiver report
 */
public record Report(long ssrc, Optional<SenderInfo> sender, List<ReportBlock> blocks) {
  public Report {
    blocks = List.copyOf(blocks);
  }
}
