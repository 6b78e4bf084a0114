package parley.voice.sip;

import gov.nist.javax.sip.SipStackImpl;
import gov.nist.javax.sip.stack.SIPStackTimerTask;
import gov.nist.javax.sip.stack.timers.SipTimer;
import java.util.Properties;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The library's timer on a thread that keeps no program alive. The library makes it by name. */
public final class DaemonTimer implements SipTimer {
  private final ScheduledThreadPoolExecutor executor =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().daemon().name("handsets-sip-timer").factory());

  /** Returns a timer with nothing to do. */
  public DaemonTimer() {
    executor.setRemoveOnCancelPolicy(true);
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  @Override
  public void start(SipStackImpl stack, Properties properties) {
    executor.prestartAllCoreThreads();
  }

  @Override
  public void stop() {
    executor.shutdownNow();
  }

  @Override
  public boolean isStarted() {
    return !executor.isShutdown();
  }

  @Override
  public boolean schedule(SIPStackTimerTask task, long delay) {
    task.setSipTimerTask(executor.schedule(() -> run(task), delay, TimeUnit.MILLISECONDS));
    return true;
  }

  @Override
  public boolean scheduleWithFixedDelay(SIPStackTimerTask task, long delay, long period) {
    task.setSipTimerTask(
        executor.scheduleWithFixedDelay(() -> run(task), delay, period, TimeUnit.MILLISECONDS));
    return true;
  }

  @Override
  public boolean cancel(SIPStackTimerTask task) {
    if (task.getSipTimerTask() instanceof Future<?> scheduled) {
      task.cleanUpBeforeCancel();
      task.setSipTimerTask(null);
      return scheduled.cancel(false);
    }
    return false;
  }

  /** A task of the library that fails must not end the ones after it. */
  private static void run(SIPStackTimerTask task) {
    try {
      task.runTask();
    } catch (RuntimeException _) {
      task.cleanUpBeforeCancel();
    }
  }
}
