using System;
using System.Linq;
using System.Text.Json;

/// <summary>What an app keeps of an answer. Never asked: only the first two.</summary>
public record StoredAnswer(string Project, string Category, int ConsentVersion = 0, string? Answer = null, string? AnsweredOn = null);

/// <summary>Whether to ask, and up to which consent version to send now; 0 is nothing.</summary>
public record Decision(bool Ask, int Covers);

public static class Consent
{
    /// <summary>
    /// Asks if and only if the stored consent version is lower than the published one, or a yes is no longer valid.
    /// <paramref name="published"/> is the text of consent.json, null when offline; one that is broken, older or another
    /// project's changes nothing. <paramref name="today"/> is YYYY-MM-DD.
    /// </summary>
    public static Decision ShouldAsk(StoredAnswer stored, string? published, string today)
    {
        var version = stored.Answer is null ? 0 : stored.ConsentVersion;
        var keep = new Decision(false, stored.Answer == "yes" ? version : 0);
        if (FindCategory(published, stored) is not (int wanted, int validity) || wanted < version) return keep;
        if (wanted > version) return keep with { Ask = true };
        if (stored.Answer != "yes" || validity == 0) return keep;
        var days = Day(today).DayNumber - Day(stored.AnsweredOn ?? today).DayNumber;
        return days >= validity ? new Decision(true, 0) : keep;
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Consent version and days of validity (0: no end); null for a file that cannot be used.</summary>
    private static (int, int)? FindCategory(string? published, StoredAnswer stored)
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
            return version > 0 && (validity > 0 || days.ValueKind == JsonValueKind.Undefined) ? (version, validity) : null;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or FormatException or System.Collections.Generic.KeyNotFoundException)
        {
            return null;
        }
    }
}
