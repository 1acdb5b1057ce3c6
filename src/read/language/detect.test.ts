import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tokenise } from "../tokens.js";
import { createLanguageDetector, detectLanguage } from "./detect.js";

const lang = (text: string) => detectLanguage(text, tokenise(text)).lang;

describe("detectLanguage", () => {
  it("tells English from its neighbours in short posts", () => {
    expect(lang("Just got the new Galaxy S7, the camera is great")).toBe("en");
    expect(lang("Acabo de comprar el nuevo Galaxy S7 y la cámara es buenísima")).toBe("es");
    expect(lang("Je viens d'acheter le nouveau téléphone et la batterie est nulle")).toBe("fr");
    expect(lang("Das neue Handy ist schneller, aber der Akku hält nicht lange")).toBe("de");
    expect(lang("Comprei o celular ontem e a bateria não dura nada")).toBe("pt");
  });
  it("decides by script where a script has one language", () => {
    expect(lang("小米手机5发布会")).toBe("zh");
    expect(lang("新しいiPhoneのカメラがすごい")).toBe("ja");
    expect(lang("새로운 갤럭시 정말 좋아요")).toBe("ko");
  });
  it("tells languages of one script apart", () => {
    expect(lang("Новый телефон очень быстрый, но камера плохая")).toBe("ru");
    expect(lang("Новий телефон дуже швидкий, але камера погана")).toBe("uk");
  });
  it("says und where there are no words", () => {
    expect(detectLanguage("👍👍 123", tokenise("👍👍 123"))).toEqual({ lang: "und", p: 1 });
    expect(lang("")).toBe("und");
  });
  it("leaves handles, hashtags and links out", () => {
    expect(lang("@someone #Samsung https://example.org/the-and-of ¿dónde está la tienda?")).toBe("es");
  });
  it("gives a probability for any text", () => {
    const detector = createLanguageDetector();
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        const { p } = detector.detect(text, tokenise(text));
        expect(p).toBeGreaterThan(0);
        expect(p).toBeLessThanOrEqual(1);
      }),
    );
  });
});
