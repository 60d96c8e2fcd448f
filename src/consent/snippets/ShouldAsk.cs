using System;
using System.Linq;
using System.Text.Json;

/// <summary>What an app keeps of an answer: yes, no, or told (on by default, and the notice was shown). Never asked: only the first two.</summary>
public record StoredAnswer(string Project, string Category, int ConsentVersion = 0, string? Answer = null, string? AnsweredOn = null);

/// <summary>Whether to ask (or to show the notice), and up to which consent version to send now; 0 is nothing.</summary>
public record Decision(bool Ask, int Covers);

public static class Consent
{
    /// <summary>
    /// Asks if and only if the stored consent version is lower than the published one, or a yes is no longer valid.
    /// A category whose default is on: show the notice instead, store told, and do neither after a no.
    /// <paramref name="published"/> is the text of consent.json, null when offline; one that is broken, older or another
    /// project's changes nothing. <paramref name="today"/> is YYYY-MM-DD.
    /// </summary>
    public static Decision ShouldAsk(StoredAnswer stored, string? published, string today)
    {
        var version = stored.Answer is null ? 0 : stored.ConsentVersion;
        var maySend = stored.Answer is "yes" or "told";
        var keep = new Decision(false, maySend ? version : 0);
        if (FindCategory(published, stored) is not (int wanted, int validity, bool isOn) || wanted < version) return keep;
        if (isOn && stored.Answer == "no") return keep;
        if (!isOn && stored.Answer == "told") return new Decision(true, 0);
        if (wanted > version) return keep with { Ask = true };
        if (!maySend || validity == 0) return keep;
        var days = Day(today).DayNumber - Day(stored.AnsweredOn ?? today).DayNumber;
        return days >= validity ? new Decision(true, 0) : keep;
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Consent version, days of validity (0: no end), whether it is on by default; null for a file that cannot be used.</summary>
    private static (int, int, bool)? FindCategory(string? published, StoredAnswer stored)
    {
        try
        {
            using var document = JsonDocument.Parse(published ?? "");
            var file = document.RootElement;
            if (file.GetProperty("schemaVersion").GetInt32() != 1) return null;
            if (file.GetProperty("project").GetProperty("id").GetString() != stored.Project) return null;
            var found = file.GetProperty("categories").EnumerateArray().First(one => one.GetProperty("id").GetString() == stored.Category);
            var version = found.GetProperty("consentVersion").GetInt32();
            var validity = found.TryGetProperty("validityDays", out var days) ? days.GetInt32() : 0;
            var isOn = found.TryGetProperty("default", out var start) && start.ValueKind == JsonValueKind.String && start.GetString() == "on";
            return version > 0 && (validity > 0 || days.ValueKind == JsonValueKind.Undefined) ? (version, validity, isOn) : null;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or FormatException or System.Collections.Generic.KeyNotFoundException)
        {
            return null;
        }
    }
}
