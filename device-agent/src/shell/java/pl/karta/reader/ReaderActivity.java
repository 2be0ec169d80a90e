package pl.karta.reader;

import android.app.Activity;
import android.net.Uri;
import android.nfc.NfcAdapter;
import android.nfc.Tag;
import android.nfc.tech.IsoDep;
import android.os.Build;
import android.os.Bundle;
import android.view.WindowManager;
import android.webkit.JavascriptInterface;
import android.webkit.PermissionRequest;
import android.webkit.WebChromeClient;
import android.webkit.WebSettings;
import android.webkit.WebView;
import android.webkit.WebViewClient;
import java.io.IOException;

/** The page of readers in a window of its own, and the chip of a card that is held to the device. All else is the page's. */
public final class ReaderActivity extends Activity implements NfcAdapter.ReaderCallback {
  private static final int FLAGS = NfcAdapter.FLAG_READER_NFC_A | NfcAdapter.FLAG_READER_SKIP_NDEF_CHECK;

  private WebView view;
  private Uri page;
  /** The chip that lies there, where commands can be sent to it. */
  private volatile IsoDep chip;

  @Override
  protected void onCreate(Bundle state) {
    super.onCreate(state);
    getWindow().addFlags(WindowManager.LayoutParams.FLAG_KEEP_SCREEN_ON);
    page = Uri.parse(getString(R.string.page));
    view = new WebView(this);
    WebSettings settings = view.getSettings();
    settings.setJavaScriptEnabled(true);
    settings.setDomStorageEnabled(true);
    settings.setDatabaseEnabled(true);
    settings.setAllowFileAccess(false);
    settings.setAllowContentAccess(false);
    settings.setMediaPlaybackRequiresUserGesture(false);
    view.setWebViewClient(new OwnPages());
    view.setWebChromeClient(new CameraAlone());
    // no page of another address is ever opened in it
    view.addJavascriptInterface(new Chips(), "kartaShell");
    setContentView(view);
    view.loadUrl(page.toString());
    askForCamera();
  }

  @Override
  protected void onResume() {
    super.onResume();
    view.onResume();
    NfcAdapter adapter = NfcAdapter.getDefaultAdapter(this);
    if (adapter != null) adapter.enableReaderMode(this, this, FLAGS, null);
  }

  @Override
  protected void onPause() {
    NfcAdapter adapter = NfcAdapter.getDefaultAdapter(this);
    if (adapter != null) adapter.disableReaderMode(this);
    view.onPause();
    super.onPause();
  }

  @Override
  protected void onDestroy() {
    view.destroy();
    super.onDestroy();
  }

  /** A chip is there; called on a thread of its own. */
  @Override
  public void onTagDiscovered(Tag tag) {
    chip = IsoDep.get(tag);
    tell("onUid('" + hex(tag.getId()) + "'," + (chip != null) + ")");
  }

  /** Calls the page, where it listens. */
  private void tell(final String call) {
    runOnUiThread(new Runnable() {
      @Override
      public void run() {
        if (isOwn(view.getUrl()))
          view.evaluateJavascript("window.kartaReader&&window.kartaReader." + call, null);
      }
    });
  }

  private static String hex(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    for (byte part : bytes) text.append(String.format("%02X", part));
    return text.toString();
  }

  /** What the page sends to the chip; it is called on a thread of its own. */
  private final class Chips {
    @JavascriptInterface
    public void transceive(int id, String command) {
      tell("onAnswer(" + id + "," + answerTo(command) + ")");
    }

    private String answerTo(String command) {
      IsoDep present = chip;
      if (present == null || !command.matches("(?:[0-9A-F]{2}){1,64}")) return "null";
      byte[] bytes = new byte[command.length() / 2];
      for (int at = 0; at < bytes.length; at++)
        bytes[at] = (byte) Integer.parseInt(command.substring(2 * at, 2 * at + 2), 16);
      try {
        if (!present.isConnected()) present.connect();
        return "'" + hex(present.transceive(bytes)) + "'";
      } catch (IOException gone) {
        return "null";
      } catch (IllegalStateException | SecurityException other) {
        // another chip lies there by now
        return "null";
      }
    }
  }

  /** True for what the town serves there: the same scheme, host and port. */
  private boolean isOwn(String address) {
    if (address == null) return false;
    Uri uri = Uri.parse(address);
    return page.getScheme().equals(uri.getScheme()) && page.getAuthority().equals(uri.getAuthority());
  }

  /** Since Android 6 the camera is asked for while the program runs; the method is not there before. */
  private void askForCamera() {
    if (Build.VERSION.SDK_INT < 23) return;
    try {
      Activity.class
          .getMethod("requestPermissions", String[].class, int.class)
          .invoke(this, new String[] {"android.permission.CAMERA"}, 0);
    } catch (ReflectiveOperationException missing) {
      // numbers are typed then
    }
  }

  private final class OwnPages extends WebViewClient {
    @Override
    public boolean shouldOverrideUrlLoading(WebView view, String address) {
      return !isOwn(address);
    }

    /** Without a connection what was loaded before is shown: old WebViews have no service workers. */
    @Override
    public void onReceivedError(WebView view, int code, String reason, String address) {
      WebSettings settings = view.getSettings();
      if (!isOwn(address) || settings.getCacheMode() == WebSettings.LOAD_CACHE_ELSE_NETWORK) return;
      settings.setCacheMode(WebSettings.LOAD_CACHE_ELSE_NETWORK);
      view.loadUrl(page.toString());
    }

    @Override
    public void onPageFinished(WebView view, String address) {
      view.getSettings().setCacheMode(WebSettings.LOAD_DEFAULT);
    }
  }

  private final class CameraAlone extends WebChromeClient {
    @Override
    public void onPermissionRequest(PermissionRequest request) {
      boolean isCamera = request.getResources().length == 1
          && PermissionRequest.RESOURCE_VIDEO_CAPTURE.equals(request.getResources()[0]);
      if (isCamera && isOwn(request.getOrigin().toString())) request.grant(request.getResources());
      else request.deny();
    }
  }
}
