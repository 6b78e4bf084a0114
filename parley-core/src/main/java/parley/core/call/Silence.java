package parley.core.call;

/** Why a call was not answered, as far as the caller's station can prove or has been told. */
public enum Silence {
  /** Nothing comes back on any route. */
  NO_ROUTE,
  /** A route lives or its far end answers, yet the station cosigned nothing. */
  STATION_SILENT,
  /** Their station has the call; no position was armed. */
  NOBODY_ARMED,
  /** It rang at armed positions, and nobody answered. */
  RANG_NOT_ANSWERED
}
