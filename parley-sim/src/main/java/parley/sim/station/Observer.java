package parley.sim.station;

import parley.core.durable.LineHistory;
import parley.core.frame.Frame;
import parley.core.line.LineChange;

/** Sees everything that a promise can be checked against, at the moment it happens. */
public interface Observer {
  /** A station has read its disk and is about to take up its line. */
  void starting(Station station, LineHistory history);

  /** A station is up again, its line taken up. */
  void started(Station station);

  /** The line hands a frame to the network. */
  void leaves(Station station, Frame frame);

  /** A frame is about to be handed to the line. */
  void comes(Station station, Frame frame);

  /** Something looks different to the station's officers. */
  void changed(Station station, LineChange change);
}
