/** Satzkarten der Sätze und Lemmata. */
import type { Catalogue } from './translator';

export const THEOREMS: Catalogue = {
  "Lemma 1: a 2-cycle where f''' = 0": "Lemma 1: ein 2-Zyklus, wo f''' = 0",
  "Let $f'''=0$ at the minimum and $f^{(k)}$, $k\\ge4$, be the lowest derivative after $f''$ that is not zero. For even $k$ with $f^{(k)}<0$ a 2-cycle passes through $\\bar x-\\epsilon$ for an $\\eta$ in $(2/f'',\\,2/(f''+f^{(k)}\\epsilon^{k-2}))$; for odd $k$ with $f^{(k+1)}<0$ for an $\\eta$ in $(2/f'',\\,2/(f''-f^{(k)}\\epsilon^{k-2}))$.":
    "Sei $f'''=0$ am Minimum und $f^{(k)}$, $k\\ge4$, die niedrigste Ableitung nach $f''$, die nicht null ist. Für gerades $k$ mit $f^{(k)}<0$ geht ein 2-Zyklus durch $\\bar x-\\epsilon$ für ein $\\eta$ in $(2/f'',\\,2/(f''+f^{(k)}\\epsilon^{k-2}))$; für ungerades $k$ mit $f^{(k+1)}<0$ für ein $\\eta$ in $(2/f'',\\,2/(f''-f^{(k)}\\epsilon^{k-2}))$.",
  "Exactly: $2/\\eta=f''+f^{(k)}a^{k-2}/(k-1)!+\\dots$ for even $k$ and $2/\\eta=f''+f^{(k+1)}a^{k-1}/k!+\\dots$ for odd $k$, with the half amplitude $a$. The theorem does not say how far the cycle stays stable; for $2\\sin x$ it does up to $\\eta=\\pi/2$.":
    "Genau: $2/\\eta=f''+f^{(k)}a^{k-2}/(k-1)!+\\dots$ für gerades $k$ und $2/\\eta=f''+f^{(k+1)}a^{k-1}/k!+\\dots$ für ungerades $k$, mit der halben Amplitude $a$. Der Satz sagt nicht, wie weit der Zyklus stabil bleibt; bei $2\\sin x$ bis $\\eta=\\pi/2$.",
  'For odd $k$ the printed interval is empty if $f^{(k)}<0$: read $f^{(k)}\\epsilon>0$, or $|f^{(k)}|$. The odd derivative itself drops out of the 2-cycle; $f^{(k+1)}$ decides.':
    'Für ungerades $k$ ist das gedruckte Intervall leer, wenn $f^{(k)}<0$: Man lese $f^{(k)}\\epsilon>0$ oder $|f^{(k)}|$. Die ungerade Ableitung selbst fällt aus dem 2-Zyklus heraus; $f^{(k+1)}$ entscheidet.',
  'f = x² − x⁵ − x⁶ has f⁽⁵⁾ < 0, so the printed interval is empty for every ε > 0, and yet the 2-cycle through x₀ = −0.1 exists (η = 1.000329).':
    'f = x² − x⁵ − x⁶ hat f⁽⁵⁾ < 0, das gedruckte Intervall ist also für jedes ε > 0 leer, und doch gibt es den 2-Zyklus durch x₀ = −0.1 (η = 1.000329).',
  "Local minimum: f'' > 0": "Lokales Minimum: f'' > 0",
  'Some f⁽ᵏ⁾, k ≥ 4, is not zero': 'Ein f⁽ᵏ⁾, k ≥ 4, ist nicht null',
  'all zero up to k = {1}': 'alle null bis k = {1}',
  'Lowest derivative k ≥ 4 that is not zero': 'Niedrigste Ableitung k ≥ 4, die nicht null ist',
  'k = {1}, its value {2}': 'k = {1}, ihr Wert {2}',
  'k = {1} is even: f^({2}) < 0': 'k = {1} ist gerade: f^({2}) < 0',
  'k = {1} is odd: f^({2}) < 0': 'k = {1} ist ungerade: f^({2}) < 0',
  'f^({1}) ε > 0 (only for the printed bound)': 'f^({1}) ε > 0 (nur für die gedruckte Schranke)',
  '|ε| small': '|ε| klein',
  'Half amplitude of the 2-cycle': 'Halbe Amplitude des 2-Zyklus',
  "2/η = f'' + f^({1}) a^{2}/{3}! to leading order.": "2/η = f'' + f^({1}) a^{2}/{3}! in führender Ordnung.",
  'For g = xⁿ: n > 1 or n < 4/5 (n ≠ 0) give a stable 2-cycle, 4/5 < n < 1 does not; n = 1 and n = 4/5 are marginal.':
    'Für g = xⁿ: n > 1 oder n < 4/5 (n ≠ 0) geben einen stabilen 2-Zyklus, 4/5 < n < 1 nicht; n = 1 und n = 4/5 sind Grenzfälle.',
  'For exp the condition holds for every target; the 2-cycle lasts to K = 1.2516456.':
    'Für exp ist die Bedingung bei jedem Ziel erfüllt; der 2-Zyklus reicht bis K = 1.2516456.',
  'For log the condition holds for every target.': 'Für log ist die Bedingung bei jedem Ziel erfüllt.',
  'For sin the condition holds for every target in (−1, 1).': 'Für sin ist die Bedingung bei jedem Ziel in (−1, 1) erfüllt.',
  'For tanh the condition holds for every target.': 'Für tanh ist die Bedingung bei jedem Ziel erfüllt.',
  'For the sigmoid the condition holds for every target.': 'Für die Sigmoidfunktion ist die Bedingung bei jedem Ziel erfüllt.',
  'For softplus the condition holds for every target.': 'Für Softplus ist die Bedingung bei jedem Ziel erfüllt.',
  'For atan the condition holds for every target.': 'Für atan ist die Bedingung bei jedem Ziel erfüllt.',
  'For erf the condition holds for every target.': 'Für erf ist die Bedingung bei jedem Ziel erfüllt.',
  'For exp(−x²) the condition holds wherever g′ ≠ 0.': 'Für exp(−x²) ist die Bedingung überall erfüllt, wo g′ ≠ 0.',
  'For sinh the condition holds only for |y| > 1/√5 = 0.4472.': 'Für sinh ist die Bedingung nur bei |y| > 1/√5 = 0.4472 erfüllt.',
  'For x + x³ the condition holds only for |x| > 0.1741.': 'Für x + x³ ist die Bedingung nur bei |x| > 0.1741 erfüllt.',
  'For linear g the loss is quadratic: D = 0, and beyond η_c descent diverges.':
    'Für lineares g ist der Verlust quadratisch: D = 0, und jenseits von η_c divergiert der Abstieg.',
  'For ReLU with x > 0 the loss is quadratic: descent diverges until it reaches x < 0, where the gradient is zero for good.':
    'Für ReLU mit x > 0 ist der Verlust quadratisch: Der Abstieg divergiert, bis er x < 0 erreicht, wo der Gradient endgültig null ist.',
  'The quartic is the squared loss of g = x²/2: D > 0 at both minima; the 2-cycle lasts to K = √5 − 1.':
    'Die Quartik ist der quadratische Verlust von g = x²/2: D > 0 an beiden Minima; der 2-Zyklus reicht bis K = √5 − 1.',
  'Lemma 2: squared losses': 'Lemma 2: quadratische Verluste',
  "For $f=(g(x)-y)^2$ with $g(\\bar x)=y$ and $g'\\ne0$: if $g'g'''<6g''^2$ at $\\bar x$, Theorem 1 (or Lemma 1) applies.":
    "Für $f=(g(x)-y)^2$ mit $g(\\bar x)=y$ und $g'\\ne0$: Wenn $g'g'''<6g''^2$ bei $\\bar x$, gilt Satz 1 (oder Lemma 1).",
  'g is smooth at the minimum': 'g ist am Minimum glatt',
  'The target is reached: g(x̄) = y': 'Das Ziel wird erreicht: g(x̄) = y',
  'Flip coefficient c = 4D/(3g′²)': 'Flip-Koeffizient c = 4D/(3g′²)',
  'The loss’s own derivatives give {1}.': 'Die Ableitungen des Verlusts selbst geben {1}.',
  '2/λ_max at the minimum is {1}.': '2/λ_max am Minimum ist {1}.',
  'Near onset, from Theorem 1.': 'Nahe am Einsatz, aus Satz 1.',
  'Theorem 1: a 2-cycle near a minimum': 'Satz 1: ein 2-Zyklus nahe einem Minimum',
  "Let $f$ be smooth at a local minimum $\\bar x$ with $f'''\\ne 0$, $f'''/f''=O(1)$ and $3f'''^2-f''f''''>0$. For a start $x_0=\\bar x-\\epsilon$ with $\\epsilon f'''>0$ and $|\\epsilon|$ small there is a learning rate $2/f''<\\eta<2/(f''-\\epsilon f''')$ at which $x_0$ lies on a 2-cycle.":
    "Sei $f$ glatt an einem lokalen Minimum $\\bar x$ mit $f'''\\ne 0$, $f'''/f''=O(1)$ und $3f'''^2-f''f''''>0$. Für einen Start $x_0=\\bar x-\\epsilon$ mit $\\epsilon f'''>0$ und kleinem $|\\epsilon|$ gibt es eine Lernrate $2/f''<\\eta<2/(f''-\\epsilon f''')$, bei der $x_0$ auf einem 2-Zyklus liegt.",
  'Condition (iii) alone decides: it is sufficient for a stable 2-cycle just above $\\eta_c$ and, unless it is zero, necessary. How long that cycle lasts the theorem does not say: for $(x^2-\\mu)^2/4$ up to $K=\\sqrt5-1$, for $2\\sin x$ up to $\\eta=\\pi/2$.':
    'Bedingung (iii) allein entscheidet: Sie ist hinreichend für einen stabilen 2-Zyklus knapp über $\\eta_c$ und, außer wenn sie null ist, notwendig. Wie weit dieser Zyklus reicht, sagt der Satz nicht: bei $(x^2-\\mu)^2/4$ bis $K=\\sqrt5-1$, bei $2\\sin x$ bis $\\eta=\\pi/2$.',
  "Condition (iii) contains $f''''$, so $C^4$ is needed (and $C^5$ for the remainder), not $C^3$. $f'''\\ne0$ and the side $\\epsilon f'''>0$ are only needed to write the printed bound: existence and stability need (iii) alone, and the cycle has a point on either side. The bound is loose; in truth $2/\\eta=f''+Qa^2+\\dots$ with the half amplitude $a$ and $Q=(f''f''''-3f'''^2)/(6f'')$.":
    "Bedingung (iii) enthält $f''''$, also wird $C^4$ gebraucht (und $C^5$ für den Rest), nicht $C^3$. $f'''\\ne0$ und die Seite $\\epsilon f'''>0$ werden nur gebraucht, um die gedruckte Schranke aufzuschreiben: Existenz und Stabilität brauchen nur (iii), und der Zyklus hat auf jeder Seite einen Punkt. Die Schranke ist grob; in Wahrheit ist $2/\\eta=f''+Qa^2+\\dots$ mit der halben Amplitude $a$ und $Q=(f''f''''-3f'''^2)/(6f'')$.",
  'f is smooth (C⁴) at the minimum': 'f ist am Minimum glatt (C⁴)',
  'the loss is analytic there': 'der Verlust ist dort analytisch',
  "(i) f''' ≠ 0 (only for the printed bound)": "(i) f''' ≠ 0 (nur für die gedruckte Schranke)",
  "(iii) 3f'''² − f''f'''' > 0": "(iii) 3f'''² − f''f'''' > 0",
  '{1}, flip coefficient c = {2}': '{1}, Flip-Koeffizient c = {2}',
  '(iv) higher derivatives O(1)': '(iv) höhere Ableitungen O(1)',
  "Side of the start: ε f''' > 0 (only for the printed bound)": "Seite des Starts: ε f''' > 0 (nur für die gedruckte Schranke)",
  "From 2/η = f'' + Qa² + …; near onset only.": "Aus 2/η = f'' + Qa² + …; nur nahe am Einsatz.",
  'Centre of the 2-cycle less the minimum': 'Mitte des 2-Zyklus minus Minimum',
  "−f'''a²/(2f'') to leading order.": "−f'''a²/(2f'') in führender Ordnung.",
  'Multiplier of the 2-cycle': 'Multiplikator des 2-Zyklus',
  '1 − 8(K − 1) to first order, whatever the loss.': '1 − 8(K − 1) in erster Ordnung, bei jedem Verlust.',
  "Printed upper bound 2/(f'' − εf''') for the orbit’s point, beside η":
    "Gedruckte obere Schranke 2/(f'' − εf''') für den Punkt des Orbits, neben η",
  'The theorem puts η below this bound and above η_c.': 'Der Satz setzt η unter diese Schranke und über η_c.',
  'η whose 2-cycle passes through the start': 'η, dessen 2-Zyklus durch den Start geht',
  'None was found near η_c.': 'Nahe η_c wurde keines gefunden.',
  'Solved from F²(x₀) = x₀; the printed interval is ({1}, {2}).': 'Aus F²(x₀) = x₀ gelöst; das gedruckte Intervall ist ({1}, {2}).',
  'Solved from F²(x₀) = x₀; the printed interval is ({1}, ∞).': 'Aus F²(x₀) = x₀ gelöst; das gedruckte Intervall ist ({1}, ∞).',
  'Theorem 2: the quartic settles on a 2-cycle': 'Satz 2: Die Quartik geht in einen 2-Zyklus über',
  'For $f=(x^2-\\mu)^2/4$, $\\eta=K/\\mu$ with $1<K\\le1.121$ and $0<x_0<\\sqrt\\mu$, gradient descent converges to a period-2 orbit, except for a null set of starts that land on $\\sqrt\\mu$. The orbit solves $\\eta=1/\\bigl(\\delta^2(\\sqrt{\\mu/\\delta^2-3/4}+1/2)\\bigr)$ with $\\delta_1\\in(0,1)$, $\\delta_2\\in(1,2)$.':
    'Für $f=(x^2-\\mu)^2/4$, $\\eta=K/\\mu$ mit $1<K\\le1.121$ und $0<x_0<\\sqrt\\mu$ konvergiert der Gradientenabstieg gegen einen Periode-2-Orbit, bis auf eine Nullmenge von Starts, die auf $\\sqrt\\mu$ landen. Der Orbit löst $\\eta=1/\\bigl(\\delta^2(\\sqrt{\\mu/\\delta^2-3/4}+1/2)\\bigr)$ mit $\\delta_1\\in(0,1)$, $\\delta_2\\in(1,2)$.',
  'The start is not in the null set that lands on √μ': 'Der Start liegt nicht in der Nullmenge, die auf √μ landet',
  'it has measure zero': 'sie hat das Maß null',
  'The ranges of $\\delta$ must be multiplied by $\\sqrt\\mu$ (and $\\delta_2\\le\\sqrt{4/3}\\,\\sqrt\\mu$ always), and the range of $K$ is not sharp: the 2-cycle is stable for $1<K<\\sqrt5-1=1.23607$ and attracts almost every $|x_0|<\\sqrt{\\mu+2/\\eta}$ there. 1.121 is no boundary of stability but $\\sqrt{4.5}-1=1.12132$, where the 2-cycle is superstable (multiplier 0): below it the two-step map converges monotonically, above it alternates. Beyond $K=1.5$ the printed equation needs the other sign of the root for the larger point.':
    'Die Bereiche von $\\delta$ sind mit $\\sqrt\\mu$ zu multiplizieren (und stets $\\delta_2\\le\\sqrt{4/3}\\,\\sqrt\\mu$), und der Bereich von $K$ ist nicht scharf: Der 2-Zyklus ist für $1<K<\\sqrt5-1=1.23607$ stabil und zieht dort fast jedes $|x_0|<\\sqrt{\\mu+2/\\eta}$ an. 1.121 ist keine Stabilitätsgrenze, sondern $\\sqrt{4.5}-1=1.12132$, wo der 2-Zyklus superstabil ist (Multiplikator 0): Darunter konvergiert die Zweischritt-Abbildung monoton, darüber abwechselnd. Jenseits von $K=1.5$ braucht die gedruckte Gleichung für den größeren Punkt das andere Vorzeichen der Wurzel.',
  'Here K = {1}:': 'Hier ist K = {1}:',
  '{1}not beyond the edge of stability, so there is no 2-cycle. It lives for 1 < K < √5 − 1.':
    '{1}nicht jenseits des Randes der Stabilität, also kein 2-Zyklus. Es gibt ihn für 1 < K < √5 − 1.',
  '{1}inside the printed range. The behaviour lasts beyond it, up to K = √5 − 1 = 1.23607.':
    '{1}innerhalb des gedruckten Bereichs. Das Verhalten reicht darüber hinaus, bis K = √5 − 1 = 1.23607.',
  '{1}beyond the printed range, and still true: the 2-cycle is stable up to K = √5 − 1 = 1.23607, approached in alternation.':
    '{1}jenseits des gedruckten Bereichs, und doch wahr: Der 2-Zyklus ist bis K = √5 − 1 = 1.23607 stabil, abwechselnd angenähert.',
  '{1}beyond the printed range, and still true: the 2-cycle is stable up to K = √5 − 1 = 1.23607.':
    '{1}jenseits des gedruckten Bereichs, und doch wahr: Der 2-Zyklus ist bis K = √5 − 1 = 1.23607 stabil.',
  '{1}beyond √5 − 1 = 1.23607 the 2-cycle is unstable: periods 4, 8, … follow, chaos from K = 1.30228 on, with windows; iterates stay bounded to K = 2.':
    '{1}jenseits von √5 − 1 = 1.23607 ist der 2-Zyklus instabil: Die Perioden 4, 8, … folgen, Chaos ab K = 1.30228, mit Fenstern; die Iterierten bleiben bis K = 2 beschränkt.',
  '{1}beyond K = 2 almost every start diverges.': '{1}jenseits von K = 2 divergiert fast jeder Start.',
  'Smaller point |x|': 'Kleinerer Punkt |x|',
  'Larger point |x|': 'Größerer Punkt |x|',
  '9 − 2(1+K)²; stable while its modulus is below 1': '9 − 2(1+K)²; stabil, solange sein Betrag unter 1 liegt',
  'Half amplitude': 'Halbe Amplitude',
  '√(μ(K−1)/(4K)), exact': '√(μ(K−1)/(4K)), genau',
  'Mean loss over the 2-cycle': 'Mittlerer Verlust über den 2-Zyklus',
  'Theorem 3: a single neuron aligns with its teacher': 'Satz 3: Ein einzelnes Neuron richtet sich nach seinem Lehrer aus',
  'For $v\\,\\mathrm{relu}(w\\cdot x)$ with inputs uniform on the unit sphere and a teacher of length 1, $\\eta=Kd$ with $1<K\\le1.1$, $|w_0|=v_0=\\epsilon\\in(0,0.10]$ and $\\langle w_0,\\tilde w\\rangle\\ge0$: for $t\\ge T_1+4$ the part of $w$ across the teacher is $w_y<0.1\\,(1-0.030K)^{t-T_1-4}$, with $T_1\\le\\lceil\\log_{2.56}(1.35/(\\pi\\beta^2))\\rceil$, $\\beta=(1+1.1/\\pi)\\epsilon$.':
    'Für $v\\,\\mathrm{relu}(w\\cdot x)$ mit auf der Einheitssphäre gleichverteilten Eingaben und einem Lehrer der Länge 1, $\\eta=Kd$ mit $1<K\\le1.1$, $|w_0|=v_0=\\epsilon\\in(0,0.10]$ und $\\langle w_0,\\tilde w\\rangle\\ge0$: Für $t\\ge T_1+4$ ist der Teil von $w$ quer zum Lehrer $w_y<0.1\\,(1-0.030K)^{t-T_1-4}$, mit $T_1\\le\\lceil\\log_{2.56}(1.35/(\\pi\\beta^2))\\rceil$, $\\beta=(1+1.1/\\pi)\\epsilon$.',
  'The bound is very loose. Derived for this project: in the end $|w_y|$ shrinks by $|1-K|$ and $v-w_x$ by $3-2K$ per two steps, and $(v,w_x)$ sits on the 2-cycle of the quartic. It works numerically up to $K=\\sqrt5-1$; then 4-cycles and chaos follow, and for $K$ above about 1.6 the neuron can die ($v\\to0$). With sampled inputs $v$ and $w_x$ keep apart by about 0.002 to 0.007 and $w_y$ oscillates around 0.003 to 0.014, depending on the sample; on the grid of angles there is no such floor. The loss is $C^2$ but not $C^3$ where $w$ is parallel to the teacher (a term of order $|w_\\perp|^3$), so the third-order condition is that of the in-plane restriction.':
    'Die Schranke ist sehr grob. Für dieses Projekt hergeleitet: Am Ende schrumpft $|w_y|$ je zwei Schritte um $|1-K|$ und $v-w_x$ um $3-2K$, und $(v,w_x)$ liegt auf dem 2-Zyklus der Quartik. Numerisch reicht das bis $K=\\sqrt5-1$; dann folgen 4-Zyklen und Chaos, und für $K$ über etwa 1.6 kann das Neuron sterben ($v\\to0$). Mit gezogenen Eingaben bleiben $v$ und $w_x$ etwa 0.002 bis 0.007 auseinander, und $w_y$ schwingt um 0.003 bis 0.014, je nach Stichprobe; auf dem Gitter der Winkel gibt es keinen solchen Boden. Der Verlust ist $C^2$, aber nicht $C^3$, wo $w$ parallel zum Lehrer ist (ein Term der Ordnung $|w_\\perp|^3$); die Bedingung dritter Ordnung ist daher die der Einschränkung auf die Ebene.',
  'Inputs uniform on the unit sphere, population loss': 'Eingaben gleichverteilt auf der Einheitssphäre, Populationsverlust',
  '{1}; the formulas differ little': '{1}; die Formeln unterscheiden sich wenig',
  'Teacher of length 1': 'Lehrer der Länge 1',
  '⟨w₀, teacher⟩ ≥ 0': '⟨w₀, Lehrer⟩ ≥ 0',
  'w₀ along the teacher {1}': 'w₀ entlang des Lehrers {1}',
  'T₁ before rounding up': 'T₁ vor dem Aufrunden',
  'The bound on w_y is claimed from step {1} on.': 'Die Schranke für w_y wird ab Schritt {1} behauptet.',
  'Largest |w_y| over its bound': 'Größtes |w_y| durch seine Schranke',
  'Below 1 where the theorem holds; among the last iterates recorded.':
    'Unter 1, wo der Satz gilt; unter den letzten aufgezeichneten Iterierten.',
  'Factor of |w_y| per two steps': 'Faktor von |w_y| je zwei Schritte',
  '|1 − K| on the 2-cycle.': '|1 − K| auf dem 2-Zyklus.',
  'Factor of v − w_x per two steps': 'Faktor von v − w_x je zwei Schritte',
  '3 − 2K on the 2-cycle.': '3 − 2K auf dem 2-Zyklus.',
  'Smaller v on the 2-cycle': 'Kleineres v auf dem 2-Zyklus',
  'That of the quartic with μ = |t|; observed at the last two iterates.':
    'Das der Quartik mit μ = |t|; an den letzten zwei Iterierten beobachtet.',
  'Larger v on the 2-cycle': 'Größeres v auf dem 2-Zyklus',
  'Theorem 4: quasi-symmetric matrix factorisation': 'Satz 4: quasisymmetrische Matrixfaktorisierung',
  'For $\\Vert YZ^\\top-C\\Vert^2/2$, $C=X_0X_0^\\top$, from $Y=\\alpha X_0+\\delta Y$, $Z=X_0/\\alpha+\\delta Z$ with $\\Vert\\delta Y\\Vert,\\Vert\\delta Z\\Vert\\le\\epsilon$ and $u_1^\\top\\delta Y\\,v_1,u_1^\\top\\delta Z\\,v_1\\ne0$, $\\eta=1/\\sigma_1^2+\\beta$, $0<\\beta\\sigma_1^2\\le0.121$ and (9) $\\max\\{\\eta(\\sigma_1^2/\\alpha^2+\\alpha^2\\sigma_2^2),\\,\\eta(\\alpha^2\\sigma_1^2+\\sigma_2^2/\\alpha^2)\\}\\le2$, gradient descent converges to within $O(\\epsilon)$ of the orbit on which the top mode of both factors is balanced and alternates between $\\rho_1\\sigma_1$ and $\\rho_2\\sigma_1$, the rest staying as it is.':
    'Für $\\Vert YZ^\\top-C\\Vert^2/2$, $C=X_0X_0^\\top$, von $Y=\\alpha X_0+\\delta Y$, $Z=X_0/\\alpha+\\delta Z$ aus mit $\\Vert\\delta Y\\Vert,\\Vert\\delta Z\\Vert\\le\\epsilon$ und $u_1^\\top\\delta Y\\,v_1,u_1^\\top\\delta Z\\,v_1\\ne0$, $\\eta=1/\\sigma_1^2+\\beta$, $0<\\beta\\sigma_1^2\\le0.121$ und (9) $\\max\\{\\eta(\\sigma_1^2/\\alpha^2+\\alpha^2\\sigma_2^2),\\,\\eta(\\alpha^2\\sigma_1^2+\\sigma_2^2/\\alpha^2)\\}\\le2$ konvergiert der Gradientenabstieg bis auf $O(\\epsilon)$ gegen den Orbit, auf dem die oberste Mode beider Faktoren balanciert ist und zwischen $\\rho_1\\sigma_1$ und $\\rho_2\\sigma_1$ wechselt, während der Rest bleibt, wie er ist.',
  'Condition (9) controls the cross modes at the initial minimum only; on the orbit their multipliers can exceed 1, and the second pair of singular values is balanced too. What decides is the Floquet multiplier shown here. Sufficient on every cell of a grid scan (41 033 cells, not proved): (9) and $\\eta(\\sigma_1^2+\\max(\\alpha^2,\\alpha^{-2})\\sigma_2^2)\\le2$. In the proof sketch "$>2\\eta\\sigma_1^2>1$" must read "$\\ge2\\eta\\sigma_1^2-1>1$". The flattest minimum has $\\eta_c=1/\\sigma_1^2$.':
    'Bedingung (9) kontrolliert die Kreuzmoden nur am anfänglichen Minimum; auf dem Orbit können ihre Multiplikatoren 1 überschreiten, und auch das zweite Paar der Singulärwerte gleicht sich aus. Was entscheidet, ist der hier gezeigte Floquet-Multiplikator. Hinreichend auf jeder Zelle einer Gittersuche (41 033 Zellen, nicht bewiesen): (9) und $\\eta(\\sigma_1^2+\\max(\\alpha^2,\\alpha^{-2})\\sigma_2^2)\\le2$. In der Beweisskizze muss "$>2\\eta\\sigma_1^2>1$" heißen "$\\ge2\\eta\\sigma_1^2-1>1$". Das flachste Minimum hat $\\eta_c=1/\\sigma_1^2$.',
  'K = 1.005, α = 0.89, σ₂/σ₁ = 0.957: (9) = 1.9979 ≤ 2, but the largest cross-mode multiplier on the orbit has modulus 1.3005, and runs end 0.135 σ₁ away from the orbit for ε from 1e-2 to 1e-5. The critical ratio tends to α as K → 1.':
    'K = 1.005, α = 0.89, σ₂/σ₁ = 0.957: (9) = 1.9979 ≤ 2, aber der größte Multiplikator der Kreuzmoden auf dem Orbit hat den Betrag 1.3005, und Läufe enden 0.135 σ₁ vom Orbit entfernt, für ε von 1e-2 bis 1e-5. Das kritische Verhältnis geht für K → 1 gegen α.',
  '(9) = {1} with α = {2}, σ₂/σ₁ = {3}': '(9) = {1} mit α = {2}, σ₂/σ₁ = {3}',
  'ε small': 'ε klein',
  'start {1} from (αX₀, X₀/α), Frobenius; σ₁ = {2}': 'Start {1} von (αX₀, X₀/α), Frobenius; σ₁ = {2}',
  'u₁ᵀδY v₁, u₁ᵀδZ v₁ ≠ 0': 'u₁ᵀδY v₁, u₁ᵀδZ v₁ ≠ 0',
  'top mode at the start {1} and {2} in units of σ₁': 'oberste Mode am Start {1} und {2} in Einheiten von σ₁',
  'cross modes stable on the orbit': 'Kreuzmoden auf dem Orbit stabil',
  'the top modes of the start have opposite signs': 'die obersten Moden des Starts haben verschiedene Vorzeichen',
  'no orbit at K ≤ 1': 'kein Orbit bei K ≤ 1',
  'largest |multiplier| = {1}': 'größter |Multiplikator| = {1}',
  'sufficient with (9): η(σ₁² + max(α², α⁻²)σ₂²) ≤ 2': 'hinreichend mit (9): η(σ₁² + max(α², α⁻²)σ₂²) ≤ 2',
  'the top mode stays bounded, K(α² + α⁻²) < 4': 'die oberste Mode bleibt beschränkt, K(α² + α⁻²) < 4',
  'growth of the top mode at the start {1} a step': 'Wachstum der obersten Mode am Start {1} je Schritt',
  'Here the orbit is locally stable: the largest multiplier has modulus {1}.':
    'Hier ist der Orbit lokal stabil: Der größte Multiplikator hat den Betrag {1}.',
  'Here the orbit is not locally stable: the largest multiplier has modulus {1}.':
    'Hier ist der Orbit nicht lokal stabil: Der größte Multiplikator hat den Betrag {1}.',
  "{1}True in the regime of the paper's Figure 3 ($\\alpha=0.8$, $K=1.02$, $\\sigma_2/\\sigma_1=0.697$). (9) is not necessary either: at $K=1.02$, $\\alpha=0.7$, $\\sigma_2/\\sigma_1=0.2$ it is 2.10 and runs converge to the orbit. The largest singular value of $Z$ is the oscillating one only while $\\sigma_2<\\alpha\\rho_1\\sigma_1$.":
    '{1}Wahr im Bereich von Abbildung 3 der Arbeit ($\\alpha=0.8$, $K=1.02$, $\\sigma_2/\\sigma_1=0.697$). (9) ist auch nicht notwendig: Bei $K=1.02$, $\\alpha=0.7$, $\\sigma_2/\\sigma_1=0.2$ ist es 2.10, und Läufe konvergieren gegen den Orbit. Der größte Singulärwert von $Z$ ist nur so lange der schwingende, wie $\\sigma_2<\\alpha\\rho_1\\sigma_1$.',
  'Condition (9)': 'Bedingung (9)',
  'At most 2 in the theorem.': 'Im Satz höchstens 2.',
  'Largest |multiplier| of the cross modes on the orbit': 'Größter |Multiplikator| der Kreuzmoden auf dem Orbit',
  'Below 1: locally stable. The neutral multiplier 1 is left out.': 'Unter 1: lokal stabil. Der neutrale Multiplikator 1 ist ausgenommen.',
  'Smaller u₁ᵀYv₁ on the orbit': 'Kleineres u₁ᵀYv₁ auf dem Orbit',
  'ρ₁σ₁; observed at the last two iterates.': 'ρ₁σ₁; an den letzten zwei Iterierten beobachtet.',
  'Larger u₁ᵀYv₁ on the orbit': 'Größeres u₁ᵀYv₁ auf dem Orbit',
  'Smaller u₁ᵀZv₁ on the orbit': 'Kleineres u₁ᵀZv₁ auf dem Orbit',
  'Larger u₁ᵀZv₁ on the orbit': 'Größeres u₁ᵀZv₁ auf dem Orbit',
  's₂(Y) at the end': 's₂(Y) am Ende',
  'ασ₂ up to O(ε), while the top mode is the largest of Y.': 'ασ₂ bis auf O(ε), solange die oberste Mode die größte von Y ist.',
};
